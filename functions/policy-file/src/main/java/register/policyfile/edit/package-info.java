/// Changes values in a policy file and leaves everything else in it as it is.
package register.policyfile.edit;
