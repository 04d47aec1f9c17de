/// The editor's door: admits and answers requests at this machine's own address.
@NullMarked
package register.editor.http;

import org.jspecify.annotations.NullMarked;
