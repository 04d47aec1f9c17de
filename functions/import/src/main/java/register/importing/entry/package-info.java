/// Reads one thing of a list: its name, and its details by their labels or by themselves.
package register.importing.entry;
