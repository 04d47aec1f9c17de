/// The look of a company's pages: name, logo, colours and links, outside the chain.
@NullMarked
package register.brand;

import org.jspecify.annotations.NullMarked;
