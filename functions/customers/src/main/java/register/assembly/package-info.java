/// The ports of a register, and its use cases over them, put together in one way for every engine and every caller.
package register.assembly;
