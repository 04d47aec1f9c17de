/// A policy file as a form: served on this machine only, to one person, until the command ends.
package register.editor;
