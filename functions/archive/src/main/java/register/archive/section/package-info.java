/// The contents of an archive, one section per kind.
package register.archive.section;
