/// The editor's interface to the register, and the edited file.
package register.editor.desk;
