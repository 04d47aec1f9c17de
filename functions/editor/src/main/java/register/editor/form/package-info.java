/// The content of a policy file as form fields, and a posted form as the content of a file.
package register.editor.form;
