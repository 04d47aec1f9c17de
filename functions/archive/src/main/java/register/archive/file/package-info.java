/// The archive as a file: its items, its manifest, and what is refused.
package register.archive.file;
