/// The list of a policy file as a spreadsheet for people, and the way back of their changes.
package register.sheet;
