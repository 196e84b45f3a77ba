@description('Name of the vault.')
@minLength(3)
@maxLength(24)
param name string

@description('Azure region.')
param location string

@description('Tags of the resources.')
param tags object

@description('SendGrid\'s API key.')
@secure()
param sendGridKey string

// Without purge protection, so that what was taken down can be put up again under its name: the one secret in it can be made again.
resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 7
  }

  resource key 'secrets' = {
    name: 'sendgrid-key'
    properties: { value: sendGridKey }
  }
}
