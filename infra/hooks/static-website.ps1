# Switches on the static website of the content's storage account, for which Azure's resource model has no switch.
# azd runs it after provisioning. Run again it changes nothing.
$ErrorActionPreference = 'Stop'

if (-not $env:CONTENT_STORAGE_NAME) {
  [Console]::Error.WriteLine("CONTENT_STORAGE_NAME is not set. Run 'azd provision' first; azd sets it for its hooks.")
  exit 1
}
if (-not (Get-Command az -ErrorAction SilentlyContinue)) {
  [Console]::Error.WriteLine("The Azure CLI is missing: https://aka.ms/azure-cli. Install it, sign in with 'az login', then run 'azd hooks run postprovision'.")
  exit 1
}

$found = az storage blob service-properties show --account-name "$env:CONTENT_STORAGE_NAME" --auth-mode login --query "staticWebsite.join(' ', [to_string(enabled), to_string(indexDocument), to_string(errorDocument404Path)])" --output tsv
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
if ($found -eq 'true index.html 404.html') {
  Write-Output "The static website of $env:CONTENT_STORAGE_NAME is on."
  exit 0
}
az storage blob service-properties update --account-name "$env:CONTENT_STORAGE_NAME" --auth-mode login --static-website true --index-document index.html --404-document 404.html --output none
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
Write-Output "The static website of $env:CONTENT_STORAGE_NAME has been switched on."
