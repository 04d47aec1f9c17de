/// Natural persons: erasable records beside the chain, and their display.
package register.person;
