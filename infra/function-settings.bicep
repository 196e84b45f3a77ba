@description('The app that gets the settings.')
param appName string

@description('The identity that the app runs as.')
param identityName string

@description('Storage account of the host.')
param hostStorageName string

@description('Storage account of the content.')
param contentStorageName string

@description('Key vault with SendGrid\'s key.')
param vaultName string

@description('Application Insights component.')
param insightsName string

@description('Origin of the published site, without a slash at the end.')
param siteUrl string

@description('Origin of the functions, without a slash at the end.')
param apiUrl string

@description('Origin of SendGrid\'s API.')
param sendGridHost string

@description('Address that mail comes from.')
param mailFrom string

@description('Who answers for the personal data.')
param organisation string

@description('Address of the operator: for questions about personal data, and of the first curator.')
param operatorEmail string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource hostStorage 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: hostStorageName
}

resource contentStorage 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: contentStorageName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource app 'Microsoft.Web/sites@2024-11-01' existing = {
  name: appName
}

// The community's own: categories, words, limits. Every name of docs/settings.md, written with __ for the colon.
var own = loadJsonContent('settings.json')

resource settings 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: app
  name: 'appsettings'
  properties: union(
    {
      AzureWebJobsStorage__blobServiceUri: hostStorage.properties.primaryEndpoints.blob
      AzureWebJobsStorage__tableServiceUri: hostStorage.properties.primaryEndpoints.table
      AzureWebJobsStorage__credential: 'managedidentity'
      AzureWebJobsStorage__clientId: identity.properties.clientId
      Storage__blobServiceUri: contentStorage.properties.primaryEndpoints.blob
      Storage__queueServiceUri: contentStorage.properties.primaryEndpoints.queue
      Storage__tableServiceUri: contentStorage.properties.primaryEndpoints.table
      Storage__credential: 'managedidentity'
      Storage__clientId: identity.properties.clientId
      // No secret: local authentication is off.
      APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
      // The worker does not read host.json. Request lines at the level Information would show the tokens of private links.
      Logging__LogLevel__Microsoft: 'Warning'
      Logging__LogLevel__System: 'Warning'
      // Storage answers 404 and 409 to questions that the program asks on purpose; its client warns of them.
      Logging__LogLevel__Azure: 'Error'
      // The host reads a body into memory before the program sees it, 100 MB if it may. A curator's upload is 5 MB at most.
      FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: '6291456'
      // Or the address of the functions answers with an advertisement.
      AzureWebJobsDisableHomepage: 'true'
      // Gives memory back sooner, for a little time: docs/performance.md has what it does for a large publish.
      DOTNET_GCConserveMemory: '9'
      SiteUrl: siteUrl
      ApiUrl: apiUrl
      ContributionsQueue: 'contributions'
      DeskQueue: 'desk'
      // Each run counts against what is free, also while nobody comes (docs/operations.md, what it costs).
      PublishSchedule: '0 */2 * * * *'
      DigestSchedule: '0 */5 * * * *'
      RetentionSchedule: '0 7 * * * *'
      // Without a version, so that a new key is found without a deployment.
      Mail__SendGridKey: '@Microsoft.KeyVault(VaultName=${vaultName};SecretName=sendgrid-key)'
      Mail__Host: sendGridHost
      Mail__From: mailFrom
      Privacy__Controller: organisation
      Privacy__ContactEmail: operatorEmail
      Curation__Curators__0__Name: operatorEmail
      Curation__Curators__0__Email: operatorEmail
    },
    own
  )
}
