/// Contract contacts as a company keeps them: a CSV file in, the same out.
package register.notices.contacts;
