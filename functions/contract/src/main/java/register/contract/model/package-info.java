/// A simple model of the register, and random histories that every engine must live as the model does.
package register.contract.model;
