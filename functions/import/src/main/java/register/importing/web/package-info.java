/// Pages fetched from the web.
package register.importing.web;
