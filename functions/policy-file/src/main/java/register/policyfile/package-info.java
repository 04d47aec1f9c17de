/// The policy as a file that people edit: read, checked, warned about and published.
package register.policyfile;
