/// Contract contacts in a company's own CSV file, imported and exported.
package register.notices.contacts;
