@description('Name of the profile and of its endpoint.')
param name string

@description('Tags of the resources.')
param tags object

@description('Host of the static website, such as account.z33.web.core.windows.net.')
param websiteHost string

@description('Domain of one\'s own, such as manifesto.example.org; empty for the one that Azure gives.')
param domain string

var hasDomain = !empty(domain)

// What a static website cannot say itself. Pages carry the rest of their policy in a meta element, where these are not allowed.
var headers = [
  { name: 'Strict-Transport-Security', value: 'max-age=31536000; includeSubDomains' }
  { name: 'X-Content-Type-Options', value: 'nosniff' }
  { name: 'Content-Security-Policy', value: 'frame-ancestors \'none\'' }
  { name: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' }
  { name: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=()' }
]

resource profile 'Microsoft.Cdn/profiles@2025-04-15' = {
  name: name
  location: 'global'
  tags: tags
  sku: { name: 'Standard_AzureFrontDoor' }

  resource endpoint 'afdEndpoints' = {
    name: name
    location: 'global'
    properties: { enabledState: 'Enabled' }

    resource route 'routes' = {
      name: 'site'
      properties: {
        originGroup: { id: site.id }
        ruleSets: [{ id: securityHeaders.id }]
        customDomains: hasDomain ? [{ id: customDomain.id }] : []
        linkToDefaultDomain: hasDomain ? 'Disabled' : 'Enabled'
        supportedProtocols: ['Http', 'Https']
        httpsRedirect: 'Enabled'
        forwardingProtocol: 'HttpsOnly'
        patternsToMatch: ['/*']
        enabledState: 'Enabled'
      }
      dependsOn: [site::storage, securityHeaders::headerRule]
    }
  }

  resource site 'originGroups' = {
    name: 'site'
    properties: {
      loadBalancingSettings: { sampleSize: 4, successfulSamplesRequired: 3 }
    }

    resource storage 'origins' = {
      name: 'storage'
      properties: {
        hostName: websiteHost
        originHostHeader: websiteHost
        enforceCertificateNameCheck: true
      }
    }
  }

  resource securityHeaders 'ruleSets' = {
    name: 'securityheaders'

    resource headerRule 'rules' = {
      name: 'everywhere'
      properties: {
        order: 0
        conditions: []
        actions: [
          for header in headers: {
            name: 'ModifyResponseHeader'
            parameters: {
              typeName: 'DeliveryRuleHeaderActionParameters'
              headerAction: 'Overwrite'
              headerName: header.name
              value: header.value
            }
          }
        ]
      }
    }
  }

  resource customDomain 'customDomains' = if (hasDomain) {
    name: replace(hasDomain ? domain : 'none', '.', '-')
    properties: {
      hostName: domain
      tlsSettings: { certificateType: 'ManagedCertificate', minimumTlsVersion: 'TLS12' }
    }
  }
}

output origin string = 'https://${hasDomain ? domain : profile::endpoint.properties.hostName}'
output endpointHost string = profile::endpoint.properties.hostName
output domainValidation string = hasDomain ? profile::customDomain!.properties.validationProperties.validationToken : ''
