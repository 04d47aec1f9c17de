/// How a company's pages look: its name, logo, colours and links, outside the chain.
@NullMarked
package register.brand;

import org.jspecify.annotations.NullMarked;
