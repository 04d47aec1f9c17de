/// The editor's door: admits and answers requests at this machine's own address.
package register.editor.http;
