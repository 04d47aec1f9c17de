/// The door: who may ask on this machine's own address, and how is answered.
@NullMarked
package register.editor.http;

import org.jspecify.annotations.NullMarked;
