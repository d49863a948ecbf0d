# The potential of two neutral atoms. At its minimum the two paths from r cancel: that is no independence.

# at: r=1.122462048309373
E(r; ϵ=1.0, σ=1.0) = 4ϵ*((σ/r)^12 - (σ/r)^6)
