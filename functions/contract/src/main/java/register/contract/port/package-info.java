/// What each port promises, one contract each.
@NullMarked
package register.contract.port;

import org.jspecify.annotations.NullMarked;
