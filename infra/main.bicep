targetScope = 'subscription'

@description('Name of the environment, which the names of all resources are made from.')
@minLength(1)
@maxLength(64)
param environmentName string

@description('Azure region: those with Flex Consumption and zone-redundant storage when this was written.')
@allowed([
  'australiaeast'
  'centralindia'
  'centralus'
  'eastasia'
  'eastus'
  'eastus2'
  'francecentral'
  'germanywestcentral'
  'northeurope'
  'southcentralus'
  'southeastasia'
  'swedencentral'
  'uksouth'
  'westeurope'
  'westus2'
])
@metadata({ azd: { type: 'location' } })
param location string

@description('The organisation that answers for the personal data. The privacy notice names it.')
@minLength(1)
param organisation string

@description('Your email address. You become the first curator, get the alerts, and are named for questions about personal data.')
@minLength(3)
param operatorEmail string

@description('SendGrid\'s API key with the permission "Mail Send" and the scopes recipients.erasejob.create and, to learn whom mail does not reach, suppression.bounces.read, suppression.blocks.read, suppression.invalid_emails.read, suppression.spam_reports.read and suppression.unsubscribes.read.')
@secure()
param sendGridKey string

@description('Address that mail comes from, verified at SendGrid; empty for yours.')
param mailFrom string = ''

@description('Where SendGrid keeps its data: eu needs a subuser in the EU.')
@allowed(['global', 'eu'])
param sendGridRegion string = 'global'

@description('How many copies of the content are kept, and where.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param redundancy string = 'Standard_ZRS'

@description('Memory of an instance in megabytes.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('Instances of one kind of function at most, 1 to 1,000: the limit of what a flood costs.')
@minValue(1)
@maxValue(1000)
param maximumInstanceCount int = 10

@description('Gigabytes of logs a day after which the rest of the day is dropped.')
@minValue(1)
param dailyLogLimitGb int = 1

@description('Amount a month, in the currency of the subscription, that you are warned at; 0 for no budget.')
@minValue(0)
param monthlyBudget int = 20

@description('Whether the address is asked from three places, four times an hour.')
param availabilityTest bool = true

@description('Whether the site stands behind Front Door: a domain of your own, security headers.')
param frontDoor bool = false

@description('Domain of the site, such as manifesto.example.org, with frontDoor; empty for the one that Azure gives.')
param siteDomain string = ''

@description('Object id of the person or pipeline that may use the operators\' command line; azd gives that of whoever deploys.')
param operatorId string = ''

@description('Leave it: the first day of this month, when the budget begins to count.')
param budgetStart string = utcNow('yyyy-MM-01')

var token = toLower(uniqueString(subscription().id, environmentName, location))
var names = {
  identity: 'id-${token}'
  workspace: 'log-${token}'
  insights: 'appi-${token}'
  hostStorage: 'sthost${token}'
  contentStorage: 'stsite${token}'
  vault: 'kv-${token}'
  app: 'func-${token}'
}
var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'identity.bicep' = {
  scope: group
  params: { name: names.identity, location: location, tags: tags }
}

module monitoring 'monitoring.bicep' = {
  scope: group
  params: {
    workspaceName: names.workspace
    insightsName: names.insights
    location: location
    tags: tags
    dailyLimitGb: dailyLogLimitGb
  }
}

module hostStorage 'host-storage.bicep' = {
  scope: group
  params: { name: names.hostStorage, location: location, tags: tags }
}

module contentStorage 'content-storage.bicep' = {
  scope: group
  params: {
    name: names.contentStorage
    location: location
    tags: tags
    redundancy: redundancy
    workspaceName: names.workspace
    tables: [
      'contributions'
      'manifesto'
      'mail'
      'curators'
      'editions'
      'workshops'
      'themes'
      'reports'
      'signatures'
    ]
    queues: ['contributions', 'desk']
    containers: ['keys', 'publishing', 'imports']
  }
  dependsOn: [monitoring]
}

module vault 'key-vault.bicep' = {
  scope: group
  params: { name: names.vault, location: location, tags: tags, sendGridKey: sendGridKey }
}

module access 'access.bicep' = {
  scope: group
  params: {
    identityName: names.identity
    hostStorageName: names.hostStorage
    contentStorageName: names.contentStorage
    vaultName: names.vault
    insightsName: names.insights
  }
  // Names, not outputs, so that a preview of a change (what-if) can tell what changes.
  dependsOn: [identity, hostStorage, contentStorage, vault, monitoring]
}

module operatorAccess 'operator-access.bicep' = if (!empty(operatorId)) {
  scope: group
  params: { principalId: operatorId, contentStorageName: names.contentStorage }
  dependsOn: [contentStorage]
}

module app 'function-app.bicep' = {
  scope: group
  params: {
    planName: 'plan-${token}'
    name: names.app
    location: location
    tags: tags
    identityName: names.identity
    hostStorageName: names.hostStorage
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
  }
  // The app fetches its package, its settings and its secret as soon as it is there.
  dependsOn: [access]
}

module door 'front-door.bicep' = if (frontDoor) {
  scope: group
  params: {
    name: 'afd-${token}'
    tags: tags
    websiteHost: contentStorage.outputs.websiteHost
    domain: siteDomain
  }
}

var siteUrl = frontDoor ? door!.outputs.origin : contentStorage.outputs.websiteOrigin

module settings 'function-settings.bicep' = {
  scope: group
  params: {
    appName: names.app
    identityName: names.identity
    hostStorageName: names.hostStorage
    contentStorageName: names.contentStorage
    vaultName: names.vault
    insightsName: names.insights
    siteUrl: siteUrl
    apiUrl: app.outputs.origin
    sendGridHost: sendGridRegion == 'eu' ? 'https://api.eu.sendgrid.com' : 'https://api.sendgrid.com'
    mailFrom: empty(mailFrom) ? operatorEmail : mailFrom
    organisation: organisation
    operatorEmail: operatorEmail
  }
}

module alerts 'alerts.bicep' = {
  scope: group
  params: {
    name: environmentName
    location: location
    tags: tags
    workspaceName: names.workspace
    contentStorageName: names.contentStorage
    email: operatorEmail
  }
  dependsOn: [monitoring, contentStorage]
}

module availability 'availability.bicep' = if (availabilityTest) {
  scope: group
  params: {
    name: '${environmentName}-availability'
    location: location
    tags: tags
    insightsName: names.insights
    url: '${app.outputs.origin}/api/health/ready'
    actionGroupId: alerts.outputs.actionGroupId
  }
}

module budget 'budget.bicep' = if (monthlyBudget > 0) {
  scope: group
  params: { name: environmentName, amount: monthlyBudget, email: operatorEmail, startDate: budgetStart }
}

// azd keeps these in its environment. Those with names of settings are what the operators' command line asks for.
output AZURE_RESOURCE_GROUP string = group.name
output SiteUrl string = siteUrl
output ApiUrl string = app.outputs.origin
output FUNCTION_APP_NAME string = names.app
output KEY_VAULT_NAME string = names.vault
output CONTENT_STORAGE_NAME string = names.contentStorage
output Storage__blobServiceUri string = contentStorage.outputs.blobEndpoint
output Storage__queueServiceUri string = contentStorage.outputs.queueEndpoint
output Storage__tableServiceUri string = contentStorage.outputs.tableEndpoint
output SITE_DOMAIN_TARGET string = frontDoor ? door!.outputs.endpointHost : ''
output SITE_DOMAIN_VALIDATION string = frontDoor ? door!.outputs.domainValidation : ''
