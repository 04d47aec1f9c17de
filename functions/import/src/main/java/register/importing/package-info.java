/// Drafts a policy from a company's existing page, with open questions and a list of omissions.
package register.importing;
