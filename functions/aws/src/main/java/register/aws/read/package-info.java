/// The read function as it is deployed: the handler over the table.
@NullMarked
package register.aws.read;

import org.jspecify.annotations.NullMarked;
