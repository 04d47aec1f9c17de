/// Records found by a few keys, and where an engine keeps them: one store for every kind of record.
package register.record;
