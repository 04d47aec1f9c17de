/// Reads one thing of a list: its name, and its details by their labels or their content.
package register.importing.entry;
