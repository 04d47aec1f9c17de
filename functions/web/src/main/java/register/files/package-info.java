/// The register's answers as files, for any host: which addresses a folder can answer, and with what.
package register.files;
