/// Files that are private, whole and never changed.
package register.embedded.file;
