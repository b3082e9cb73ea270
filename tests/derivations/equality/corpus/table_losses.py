"""Which formulas of losses and likelihoods of one example are compared?"""

TOPIC = "losses"
TABLE = """
y: in (0, 1); t: probability
  -t*log(y) - (1-t)*log(1-y)
= t*log(1/y) - (1-t)*log(1-y)
= -log(1-y) - t*log(y/(1-y))
= -log(y^t*(1-y)^(1-t))
! t*log(y) + (1-t)*log(1-y)
! -t*log(y) - (1-t)*log(y)
! -t*log(y)
! -log(t*y + (1-t)*(1-y))

y: in (0, 1); t: probability
  -t/y + (1-t)/(1-y)
= (y-t)/(y*(1-y))
= (y-t)/(y-y^2)
= -(t-y)/(y*(1-y))
! (t-y)/(y*(1-y))
! y-t
! -t/y - (1-t)/(1-y)
! (y-t)/(y*(1-t))

z: real; t: probability
  log(1+exp(z)) - t*z
= -t*log(sigmoid(z)) - (1-t)*log(1-sigmoid(z))
= max(z, 0) - t*z + log(1+exp(-abs(z)))
= (1-t)*z + log(1+exp(-z))
! log(1+exp(-z)) - t*z
! log(1+exp(z)) + t*z
! max(z, 0) - t*z
! -t*log(sigmoid(z))

z: real; t: probability
  sigmoid(z) - t
= 1/(1+exp(-z)) - t
= -t*(1-sigmoid(z)) + (1-t)*sigmoid(z)
! t - sigmoid(z)
! (sigmoid(z) - t)*sigmoid(z)*(1-sigmoid(z))
! sigmoid(z - t)

y yhat: real
  (y-yhat)^2/2
= (yhat-y)^2/2
= y^2/2 - y*yhat + yhat^2/2
! (y-yhat)^2
! (y^2-yhat^2)/2
! abs(y-yhat)/2

y yhat: real
  -(y-yhat)
= yhat-y
! y-yhat
! -(yhat-y)
! 2*(yhat-y)

y w x: real
  (w*x-y)*x
= w*x^2 - x*y
= -(y-w*x)*x
= x^2*(w - y/x)
! (y-w*x)*x
! 2*(w*x-y)*x
! w*x-y
! w*x - y*x

y w x b: real
  2*(w*x+b-y)*x
= 2*w*x^2 + 2*b*x - 2*x*y
= -2*x*(y-w*x-b)
! 2*(w*x+b-y)
! 2*(w*x-b-y)*x
! (w*x+b-y)*x

y: real; f: real
  max(0, 1-y*f)
= (1-y*f)*[y*f < 1]
= (1-y*f+abs(1-y*f))/2
= relu(1-y*f)
! 1-y*f
! max(0, 1+y*f)
! max(0, y*f)
! max(1, y*f)

y f: real
  log(1+exp(-y*f))
= -log(sigmoid(y*f))
= log(1+exp(y*f)) - y*f
! log(1+exp(y*f))
! -log(sigmoid(-y*f))
! -y*f

y f: real
  -y*sigmoid(-y*f)
= -y/(1+exp(y*f))
= y*(sigmoid(y*f)-1)
! y*sigmoid(-y*f)
! -y*sigmoid(y*f)
! -sigmoid(-y*f)

p1 p2 t1 t2: probability
  -t1*log(p1) - t2*log(p2)
= -(t1*log(p1) + t2*log(p2))
= t1*log(1/p1) - log(p2^t2)
! -(t1+t2)*log(p1*p2)
! -p1*log(t1) - p2*log(t2)
! -t1*log(p1)

z1 z2 t1: real; t2: = 1 - t1
  log(exp(z1)+exp(z2)) - t1*z1 - t2*z2
= -t1*log(exp(z1)/(exp(z1)+exp(z2))) - t2*log(exp(z2)/(exp(z1)+exp(z2)))
= z2 + log(1+exp(z1-z2)) - t1*z1 - (1-t1)*z2
! log(exp(z1)+exp(z2)) - t1*z1
! log(exp(z1+z2)) - t1*z1 - t2*z2
! log(exp(z1)+exp(z2)) + t1*z1 + t2*z2

r: real; d: positive
  d^2*(sqrt(1+(r/d)^2)-1)
= d*sqrt(d^2+r^2) - d^2
= r^2/(1+sqrt(1+r^2/d^2))
! d^2*sqrt(1+(r/d)^2)-1
! r^2/2
! d*sqrt(d+r^2) - d^2

r: real; d: positive
  piecewise((r^2/2, abs(r) <= d), (d*(abs(r)-d/2), abs(r) > d))
= r^2/2*[abs(r) <= d] + d*(abs(r)-d/2)*[abs(r) > d]
= min(abs(r), d)*abs(r) - min(abs(r), d)^2/2
! r^2/2
! d*(abs(r)-d/2)
! piecewise((r^2/2, abs(r) <= d), (abs(r)-d/2, abs(r) > d))

w1 w2: real; lambda: positive
  lambda*(w1^2+w2^2)/2
= lambda/2*((w1+w2)^2-2*w1*w2)
= (lambda*w1^2)/2 + (lambda*w2^2)/2
! lambda*(w1+w2)^2/2
! lambda*(w1^2+w2^2)
! lambda*(abs(w1)+abs(w2))/2

w: real; lambda: positive
  lambda*abs(w)
= lambda*sqrt(w^2)
= lambda*max(w, -w)
! lambda*w
! lambda*w^2
! abs(w)/lambda

y: real; m: real; s: positive
  (y-m)^2/(2*s) + log(s)/2
= ((y-m)^2/s + log(s))/2
= (y^2-2*m*y+m^2+s*log(s))/(2*s)
! (y-m)^2/(2*s) + log(s)
! (y-m)^2/(2*s) - log(s)/2
! (y-m)^2/s + log(s)/2

y yhat: positive
  y*log(y/yhat) - y + yhat
= y*log(y) - y*log(yhat) + yhat - y
! y*log(y/yhat)
! y*log(yhat/y) - y + yhat
! y*log(y/yhat) + y - yhat

yhat: positive; y: natural
  yhat - y*log(yhat)
= -log(yhat^y*exp(-yhat))
= yhat + y*log(1/yhat)
! yhat + y*log(yhat)
! yhat - log(y*yhat)
! log(yhat) - y*yhat

p: probability; g: positive
  -(1-p)^g*log(p)
= (1-p)^g*log(1/p)
! -(1-p)*log(p)^g
! -p^g*log(p)
! (1-p)^g*log(p)

tp fp fn: positive
  2*tp/(2*tp+fp+fn)
= 2/(1/(tp/(tp+fp)) + 1/(tp/(tp+fn)))
= tp/(tp+(fp+fn)/2)
! tp/(tp+fp+fn)
! (tp/(tp+fp) + tp/(tp+fn))/2                  # arithmetic mean
! 2*tp/(tp+fp+fn)
"""
