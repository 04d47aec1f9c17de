/// JSON values and their canonical form (RFC 8785).
package register.json;
