/// Findings on a policy file before it is published, for every channel that shows them.
package register.policyfile.inspection;
