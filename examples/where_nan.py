# A gradient that is NaN although the value is fine.
# Hover where: it computes both branches, and the one that is not taken has an infinite derivative at 0; 0 times
# infinity is NaN. An if, or sqrt of a number that cannot be 0, mends it.
import jax.numpy as jnp


def where(x):
    # at: x=0
    return jnp.where(x > 0, jnp.sqrt(x), 0.0)
