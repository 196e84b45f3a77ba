#!/bin/sh
# Switches on the static website of the content's storage account, for which Azure's resource model has no switch.
# azd runs it after provisioning. Run again it changes nothing.
set -eu

if [ -z "${CONTENT_STORAGE_NAME:-}" ]; then
  echo "CONTENT_STORAGE_NAME is not set. Run 'azd provision' first; azd sets it for its hooks." >&2
  exit 1
fi
if ! command -v az >/dev/null; then
  echo "The Azure CLI is missing: https://aka.ms/azure-cli. Install it, sign in with 'az login', then run 'azd hooks run postprovision'." >&2
  exit 1
fi

found=$(az storage blob service-properties show --account-name "$CONTENT_STORAGE_NAME" --auth-mode login --query "staticWebsite.join(' ', [to_string(enabled), to_string(indexDocument), to_string(errorDocument404Path)])" --output tsv)
if [ "$found" = "true index.html 404.html" ]; then
  echo "The static website of $CONTENT_STORAGE_NAME is on."
  exit 0
fi
az storage blob service-properties update --account-name "$CONTENT_STORAGE_NAME" --auth-mode login --static-website true --index-document index.html --404-document 404.html --output none
echo "The static website of $CONTENT_STORAGE_NAME has been switched on."
