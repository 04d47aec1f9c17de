/// Admits and answers the editor's requests at this machine's own address.
package register.editor.http;
