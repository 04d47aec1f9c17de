/// The list of a policy file as a spreadsheet that people edit, with their changes applied to the file.
package register.sheet;
