/// A whole register as one file: written from one engine's ports, proven, and read into another's.
package register.archive;
