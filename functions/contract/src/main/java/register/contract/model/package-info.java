/// A simple model of the register, and random histories on which every engine must agree with it.
package register.contract.model;
