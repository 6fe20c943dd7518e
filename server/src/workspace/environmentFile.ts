/**
 * Files that hold a developer's own credentials and are git-ignored for that reason: they are looked at by intent.
 * `.env`, `.env.local`, `prod.env`, `.envrc`, `local.settings.json` of Azure Functions, `terraform.tfvars`.
 */
const environmentFile = /(?:^|\/)(?:\.env(?:rc|\.[\w.-]+)?|[\w.-]+\.env|local\.settings\.json|[\w.-]*\.tfvars)$/i;

export const isEnvironmentFile = (path: string): boolean => environmentFile.test(path);
