'use strict';
{
  const doubleClick = 1000;
  let sentAt = -Infinity;
  addEventListener('submit', event => {
    if (event.timeStamp - sentAt < doubleClick) {
      event.preventDefault();
    } else {
      sentAt = event.timeStamp;
    }
  });
  // With the back button a page comes back as it was left, and its form is to be sent again.
  addEventListener('pageshow', () => { sentAt = -Infinity; });
}
