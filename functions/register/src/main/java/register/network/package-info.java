/// Which addresses of the network lie on the public Internet.
@NullMarked
package register.network;

import org.jspecify.annotations.NullMarked;
