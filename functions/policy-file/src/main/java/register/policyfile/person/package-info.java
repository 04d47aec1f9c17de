/// Clues in a name: that it may be a natural person's, or that it is misspelled or listed twice.
package register.policyfile.person;
