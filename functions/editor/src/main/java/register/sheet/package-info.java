/// The list of a policy file as a spreadsheet that people edit, with their changes taken back into the file.
package register.sheet;
