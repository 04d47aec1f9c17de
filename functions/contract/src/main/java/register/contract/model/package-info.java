/// A simple model of the register, and random histories that every engine must live as the model does.
@NullMarked
package register.contract.model;

import org.jspecify.annotations.NullMarked;
