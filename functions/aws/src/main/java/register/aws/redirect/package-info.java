/// The redirect function as it is deployed: the handler over the table and the bucket of published documents.
@NullMarked
package register.aws.redirect;

import org.jspecify.annotations.NullMarked;
