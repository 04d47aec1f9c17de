/// Messages about a policy file, in the register's languages.
package register.policyfile.said;
