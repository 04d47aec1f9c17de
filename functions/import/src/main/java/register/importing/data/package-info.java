/// Reads lists from the data files that websites are built from: JSON, YAML, front matter.
package register.importing.data;
