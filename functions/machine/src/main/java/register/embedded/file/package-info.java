/// Private, complete and unchanging files.
package register.embedded.file;
