/// How somebody gets notices of changes by its own wish: asked for by a form, and confirmed from the address.
package register.subscription;
